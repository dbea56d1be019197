package dev.tandem.projectops.event;

import dev.tandem.spi.value.Reference;
import java.util.UUID;

/** The tables that connections, origins and references of events name (TC-10, TO-1). */
public enum RecordType {
  /** Actual. */
  ACTUAL("msdyn_actual"),
  /** Customer of a contract or of a contract line. */
  CONTRACT_CUSTOMER("msdyn_projectcontractsplitbillingrule"),
  /** Contract. */
  CONTRACT("salesorder"),
  /** Contract line. */
  CONTRACT_LINE("salesorderdetail"),
  /** Expense. */
  EXPENSE("msdyn_expense"),
  /** Proforma invoice. */
  INVOICE("invoice"),
  /** Line of a proforma. */
  INVOICE_LINE("invoicedetail"),
  /** Detail of a proforma line. */
  INVOICE_LINE_DETAIL("msdyn_invoicelinetransaction"),
  /** Journal of entries or corrections. */
  JOURNAL("msdyn_journal"),
  /** Line of a journal or of a submitted entry. */
  JOURNAL_LINE("msdyn_journalline"),
  /** Material usage. */
  MATERIAL_USAGE("msdyn_materialusagelog"),
  /** Milestone. */
  MILESTONE("msdyn_contractlinescheduleofvalue"),
  /** Project. */
  PROJECT("msdyn_project"),
  /** Assignment of a resource to a task. */
  RESOURCE_ASSIGNMENT("msdyn_resourceassignment"),
  /** Retainer or advance. */
  RETAINER("msdyn_retainer"),
  /** Time entry. */
  TIME_ENTRY("msdyn_timeentry"),
  /** Line of a vendor invoice. */
  VENDOR_INVOICE_LINE("msdyn_projectvendorinvoiceline");

  private final String logicalName;

  RecordType(String logicalName) {
    this.logicalName = logicalName;
  }

  /** Logical name of the table, as connections and origins write it. */
  public String logicalName() {
    return logicalName;
  }

  /** A reference to the row with this id. */
  public Reference to(UUID id) {
    return Reference.byId(logicalName, id);
  }
}
