/** The durable store of the synchronisation runtime, over JDBC. */
module dev.tandem.store.jdbc {
  requires transitive dev.tandem.spi;
  requires transitive java.sql;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports dev.tandem.store.jdbc;
}
