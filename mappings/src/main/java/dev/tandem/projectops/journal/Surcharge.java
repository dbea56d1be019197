package dev.tandem.projectops.journal;

import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.money.Money;
import java.util.List;
import java.util.Map;

/**
 * A surcharge on the sale of a cost: a fee line of its own, linked to its source (JRN-32). The
 * published pairs of the actuals map carry no surcharge, so a host that has one hands it in here.
 * Immutable.
 *
 * @param source the journal line of the cost that it is a surcharge on
 * @param amount what the customer pays more, in the currency of the contract
 */
public record Surcharge(JournalLine source, Money amount) {
  private static final String LINK = "/fee";

  /** The id of the fee line of a source; it leads back to it. */
  public static String id(String source) {
    return source + LINK;
  }

  /**
   * The fee line, with the fee category of the parameters (PAR-2).
   *
   * @param method billing method of the contract line
   * @param voucher its own voucher (JRN-9)
   * @throws FaultException on fixed price, and when rate, category or line property are missing
   */
  public JournalLine line(BillingMethod method, ImportParameters parameters, String voucher) {
    StagedActual cost = source.actual();
    if (method != BillingMethod.TIME_AND_MATERIAL) {
      throw new FaultException(
          FaultCode.STATUS_REFUSED, "actual " + cost.id(), "fixed price takes no surcharge");
    }
    StagedActual fee =
        new StagedActual(
            id(cost.id()),
            ActualKind.UNBILLED_SALE,
            ActualClass.FEE,
            cost.source(),
            cost.date(),
            amount,
            BillingType.CHARGEABLE,
            null,
            cost.project(),
            cost.contract(),
            null,
            null,
            cost.valid());
    return new LineDefaults(parameters).line(fee, voucher);
  }

  /**
   * Why the lines of an invoice wait: surcharges of its work that are not posted.
   *
   * @param invoice proforma number
   * @param sources ids of the costs behind its lines
   * @param fees status of the fee lines by their id
   */
  public static List<Fault> waiting(
      String invoice, List<String> sources, Map<String, LineStatus> fees) {
    return sources.stream()
        .filter(source -> fees.containsKey(id(source)))
        .filter(source -> fees.get(id(source)) != LineStatus.POSTED)
        .map(
            source ->
                new Fault(
                    FaultCode.ERR_7,
                    "invoice " + invoice + " actual " + id(source),
                    "the surcharge is not posted"))
        .toList();
  }
}
