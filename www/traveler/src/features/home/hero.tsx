// SPDX-License-Identifier: Apache-2.0
import './home.css';

export function Hero() {
  return (
    <div className="hero">
      <img
        className="only-light"
        src="/art/hero-lake-morning.svg"
        alt=""
        width={1600}
        height={640}
      />
      <img className="only-dark" src="/art/hero-lake-night.svg" alt="" width={1600} height={640} />
      <div className="htext">
        <h1>
          See the whole price.
          <br />
          Then go.
        </h1>
        <p>
          Flights, stays and cars in one booking. Taxes and fees are in the first number you see.
        </p>
      </div>
    </div>
  );
}
