/** Project Operations: schemas, maps and their order. */
module dev.tandem.projectops {
  requires transitive dev.tandem.core;
  requires com.fasterxml.jackson.databind;
  requires static org.immutables.value;

  exports dev.tandem.projectops;
  exports dev.tandem.projectops.entity;
  exports dev.tandem.projectops.entity.dataverse;
  exports dev.tandem.projectops.entity.finance;
