// SPDX-License-Identifier: Apache-2.0
const codes =
  'US CA MX AR AT AU BE BR CH CL CN CO CZ DE DK EG ES FI FR GB GR HK HU IE IL IN IS IT JP KE KR MA MY NL NO NZ PE PH PL PT RO SA SE SG TH TR TW UA VN ZA'.split(
    ' ',
  );

const names = new Intl.DisplayNames(['en'], { type: 'region' });

/** The United States first, the rest by name. */
export const countries: (readonly [string, string])[] = codes
  .map((c) => [c, names.of(c) ?? c] as const)
  .sort((a, b) => (a[0] === 'US' ? -1 : b[0] === 'US' ? 1 : a[1].localeCompare(b[1])));

export const states: (readonly [string, string])[] = (
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming' as const
)
  .split(',')
  .map((s) => [s.slice(0, 2), s.slice(3)] as const);
