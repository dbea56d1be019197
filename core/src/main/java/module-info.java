/** Dual-write maps: as data, in their formats, compiled, and run on rows. */
module dev.tandem.core {
  requires transitive dev.tandem.spi;
  requires com.fasterxml.jackson.databind;
  requires com.google.common;
  requires java.xml;
  requires org.slf4j;

  exports dev.tandem.check;
  exports dev.tandem.compile;
  exports dev.tandem.diff;
  exports dev.tandem.engine;
  exports dev.tandem.filter;
  exports dev.tandem.map;
  exports dev.tandem.map.format;
  exports dev.tandem.row.format;
  exports dev.tandem.schema.format;
  exports dev.tandem.sync;
  exports dev.tandem.sync.event;
  exports dev.tandem.sync.initial;
  exports dev.tandem.sync.lifecycle;
  exports dev.tandem.sync.policy;
  exports dev.tandem.sync.reconcile;
}
