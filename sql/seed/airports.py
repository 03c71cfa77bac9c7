#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes airports.tsv: `pip install airportsdata`, then `python3 airports.py >airports.tsv`.

Coordinates, names and zones are airportsdata's; the IATA city code of each airport stands here,
and names are shortened to what a traveler calls the place."""

import airportsdata

# city: its airports
CITIES = """
NYC JFK LGA EWR|WAS DCA IAD|BWI BWI|CHI ORD MDW|LAX LAX|BUR BUR|SNA SNA|SFO SFO|OAK OAK|SJC SJC
SMF SMF|SAN SAN|SEA SEA|PDX PDX|LAS LAS|PHX PHX|DEN DEN|SLC SLC|DFW DFW DAL|HOU IAH HOU|AUS AUS
SAT SAT|ABQ ABQ|ATL ATL|MIA MIA|FLL FLL|ORL MCO|TPA TPA|JAX JAX|CLT CLT|RDU RDU|BNA BNA|MSY MSY
SAV SAV|BOS BOS|PHL PHL|PIT PIT|CLE CLE|CMH CMH|IND IND|DTT DTW|MSP MSP|STL STL|MKC MCI|ALB ALB
HNL HNL|OGG OGG|ANC ANC
YTO YYZ|YVR YVR|YMQ YUL|MEX MEX|CUN CUN|SJD SJD|SAO GRU
LON LHR|PAR CDG|FRA FRA|MUC MUC|AMS AMS|MAD MAD|BCN BCN|LIS LIS|ROM FCO|DUB DUB|REK KEF
IST IST|DXB DXB|TYO NRT HND|SEL ICN|SIN SIN|HKG HKG|SYD SYD|AKL AKL
"""

SHORT = {
    "JFK": "John F. Kennedy International", "LGA": "LaGuardia", "BOS": "Boston Logan International",
    "BWI": "Baltimore/Washington International", "MSP": "Minneapolis-St. Paul International",
    "DTW": "Detroit Metropolitan Wayne County", "HKG": "Hong Kong International", "CUN": "Cancún International",
    "STL": "St. Louis Lambert International", "CLT": "Charlotte Douglas International",
    "CLE": "Cleveland Hopkins International", "HNL": "Daniel K. Inouye International",
    "EWR": "Newark Liberty International", "DCA": "Ronald Reagan Washington National", "LHR": "London Heathrow",
    "IAH": "George Bush Intercontinental", "HOU": "William P. Hobby", "CDG": "Paris Charles de Gaulle",
    "LIS": "Lisbon Humberto Delgado", "MEX": "Mexico City Benito Juárez International",
    "GRU": "São Paulo/Guarulhos International", "HND": "Tokyo Haneda International", "NRT": "Narita International",
    "ATL": "Hartsfield-Jackson Atlanta International", "KEF": "Keflavík International",
    "YUL": "Montréal-Trudeau International", "YYZ": "Toronto Pearson International",
    "FCO": "Rome Fiumicino Leonardo da Vinci", "AMS": "Amsterdam Schiphol", "MUC": "Munich",
    "MAD": "Madrid-Barajas Adolfo Suárez", "BCN": "Barcelona El Prat Josep Tarradellas",
    "SNA": "John Wayne Orange County", "BUR": "Hollywood Burbank", "SJD": "Los Cabos International",
    "OAK": "Oakland San Francisco Bay", "BNA": "Nashville International", "MSY": "Louis Armstrong New Orleans International",
    "FRA": "Frankfurt am Main", "SIN": "Singapore Changi", "DFW": "Dallas-Fort Worth International",
}


def short(name):
    return name.removesuffix(" Airport").removesuffix(" Airport ") if name else name


def main():
    data = airportsdata.load("IATA")
    print("# code\ticao\tname\tcity_code\tcountry\tzone\tlat\tlon")
    for part in CITIES.replace("\n", "|").split("|"):
        if not part.strip():
            continue
        city, *codes = part.split()
        for code in codes:
            a = data[code]
            print(code, a["icao"], SHORT.get(code, short(a["name"])), city, a["country"], a["tz"],
                  f"{a['lat']:.4f}", f"{a['lon']:.4f}", sep="\t")


main()
