package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Member;

/** What kind of expense an expense category stands for. */
public enum ExpenseKind implements Member {
  /** Empty. */
  EMPTY("Empty", 0),
  /** Expense. */
  EXPENSE("Expense", 1),
  /** Advance. */
  ADVANCE("Advance", 2),
  /** Allowance. */
  ALLOWANCE("Allowance", 3),
  /** Transport. */
  TRANSPORT("Transport", 4),
  /** Personal. */
  PERSONAL("Personal", 5),
  /** Airline. */
  AIRLINE("Airline", 6),
  /** Car Rental. */
  CAR_RENTAL("CarRental", 7),
  /** Conference. */
  CONFERENCE("Conference", 8),
  /** Entertainment. */
  ENTERTAINMENT("Entertainment", 9),
  /** Hotel. */
  HOTEL("Hotel", 10),
  /** Meals. */
  MEALS("Meals", 11),
  /** Gift. */
  GIFT("Gift", 12);

  private final String symbol;
  private final int number;

  ExpenseKind(String symbol, int number) {
    this.symbol = symbol;
    this.number = number;
  }

  @Override
  public String symbol() {
    return symbol;
  }

  @Override
  public int number() {
    return number;
  }
}
