package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.SequenceState;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;

/**
 * The number sequences of a legal entity as a step takes numbers from them (PAR-9, JRN-7, JRN-9).
 * Two runs that take from one sequence at the same time conflict, and one of them begins again. Not
 * safe for several threads.
 */
public final class Sequences {
  /** The sequence of integration journals. */
  public static final String JOURNALS = "Journal";

  /** The sequence of vouchers. */
  public static final String VOUCHERS = "Voucher";

  /** The sequence of customer invoices. */
  public static final String INVOICES = "Invoice";

  /** The sequence of on-account transactions. */
  public static final String ON_ACCOUNT = "OnAccount";

  /** The sequence of forecasts. */
  public static final String FORECASTS = "Forecast";

  /** The sequence of purchase orders of subcontracts. */
  public static final String ORDERS = "Order";

  /** The sequence of product receipts. */
  public static final String RECEIPTS = "Receipt";

  private static final int DIGITS = 6;

  private final SequenceState state;
  private NumberSequence sequence;

  private Sequences(SequenceState state) {
    this.state = state;
    this.sequence =
        new NumberSequence(
            state.prefix().orElse(""), state.digits().orElse(DIGITS), state.next().orElse(1L));
  }

  /**
   * A sequence as it stands; one that nobody set up starts at 1 with the code of the legal entity
   * and the first letter of what it numbers.
   */
  public static Sequences of(Records records, String code) {
    SequenceState key = SequenceState.builder().company(records.companyCode()).code(code).build();
    String prefix = records.companyCode() + "-" + code.charAt(0);
    return new Sequences(
        records
            .find(SequenceState.CODEC, key)
            .orElseGet(
                () -> SequenceState.builder().from(key).prefix(prefix).digits(DIGITS).build()));
  }

  /** The next counter. */
  public long counter() {
    return sequence.counter();
  }

  /** Takes the next number. */
  public String take() {
    String number = sequence.number();
    sequence = sequence.after();
    return number;
  }

  /** The number that would be taken next, without taking it. */
  public String peek() {
    return sequence.number();
  }

  /** What is to be written once numbers were taken. */
  public Effects effects() {
    return Effects.put(
        SequenceState.CODEC, SequenceState.builder().from(state).next(sequence.counter()).build());
  }
}
