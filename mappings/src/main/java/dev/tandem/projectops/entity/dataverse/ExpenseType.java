package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Option;

/** What kind of expense a category stands for. */
public enum ExpenseType implements Option {
  /** Car Rental. */
  CAR_RENTAL(192350001),
  /** Meal. */
  MEAL(192350002),
  /** Airline. */
  AIRLINE(192350003),
  /** Entertainment. */
  ENTERTAINMENT(192350004),
  /** Gift. */
  GIFT(192350005),
  /** Conference. */
  CONFERENCE(192350006),
  /** Miscellaneous. */
  MISCELLANEOUS(192350007),
  /** Mileage. */
  MILEAGE(192350008),
  /** Per diem. */
  PER_DIEM(192350009),
  /** Hotel. */
  HOTEL(192350000);

  private final int number;

  ExpenseType(int number) {
    this.number = number;
  }

  @Override
  public int number() {
    return number;
  }
}
