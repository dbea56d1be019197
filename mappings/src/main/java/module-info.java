/** Project Operations: schemas, maps and their order; entities of both sides; the ledger. */
module dev.tandem.projectops {
  requires transitive dev.tandem.core;
  requires com.fasterxml.jackson.databind;
  requires static org.immutables.value;

  exports dev.tandem.projectops.actual;
  exports dev.tandem.projectops.contract;
  exports dev.tandem.projectops.entity.dataverse;
  exports dev.tandem.projectops.entity.finance;
  exports dev.tandem.projectops.entity;
  exports dev.tandem.projectops.estimate;
  exports dev.tandem.projectops.event;
  exports dev.tandem.projectops.expense;
  exports dev.tandem.projectops.fault;
  exports dev.tandem.projectops.intercompany;
  exports dev.tandem.projectops.invoice;
  exports dev.tandem.projectops.journal;
  exports dev.tandem.projectops.ledger;
  exports dev.tandem.projectops.money;
  exports dev.tandem.projectops.pricing;
  exports dev.tandem.projectops.process;
  exports dev.tandem.projectops.proforma;
  exports dev.tandem.projectops.reconcile;
  exports dev.tandem.projectops.revenue;
  exports dev.tandem.projectops.setup;
  exports dev.tandem.projectops.vendor;
  exports dev.tandem.projectops.work;
  exports dev.tandem.projectops;
}
