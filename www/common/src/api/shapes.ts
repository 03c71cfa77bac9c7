// SPDX-License-Identifier: Apache-2.0
// Short names for the API's structs.
import type { components, operations } from './types.gen.ts';

type S = components['schemas'];
type Query<K extends keyof operations> = operations[K] extends {
  parameters: { query?: infer Q };
}
  ? NonNullable<Q>
  : never;

export type Airline = S['airline'];
export type Bill = S['bill'];
export type Booking = S['booking'];
export type BookingEvent = S['booking_event'];
export type BookingItem = S['booking_item'];
export type BookingNew = S['booking_new'];
export type BookingSummary = S['booking_summary'];
export type Cancellation = S['cancellation'];
export type Car = S['car_card'];
export type CarPage = S['car_page'];
export type Facet = S['facet'];
export type FacetGroup = S['facet_group'];
export type Flight = S['flight'];
export type FlightPage = S['flight_page'];
export type Hotel = S['hotel'];
export type HotelCard = S['hotel_card'];
export type HotelPage = S['hotel_page'];
export type Itinerary = S['itinerary'];
export type Leg = S['leg'];
export type OfferPart = S['offer_part'];
export type OffersChecked = S['offers_checked'];
export type PaymentMethod = S['payment_method'];
export type PlaceFound = S['place'];
export type Price = S['price'];
export type PriceLine = S['price_line'];
export type Review = S['review_shown'];
export type RoomOffer = S['room_offer'];
export type Segment = S['segment'];
export type SessionToken = S['session_token'];
export type Terms = S['terms'];
export type User = S['user'];
export type UserChange = S['user_change'];
export type UserNew = S['user_new'];

export type FlightQuery = Query<'flight_search'>;
export type HotelQuery = Query<'hotel_search'>;
export type CarQuery = Query<'car_search'>;

/** One facet group by its name; an absent one has no items. */
export function facetsOf(groups: readonly FacetGroup[] | undefined, name: string): Facet[] {
  return groups?.find((g) => g.name === name)?.items ?? [];
}
