package dev.tandem.projectops.invoice;

import java.util.OptionalInt;

/**
 * How many billed sales a proforma invoice has on the Dataverse side (PROP-5). The host answers it,
 * usually from its Dataverse connector.
 */
@FunctionalInterface
public interface InvoiceCounts {

  /**
   * The number of billed actuals, those of amount zero too (UND-26); empty while it is not known,
   * and then no line is added.
   *
   * @param company legal entity
   * @param proforma number of the proforma invoice
   */
  OptionalInt billed(String company, String proforma);
}
