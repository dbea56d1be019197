/** What a connector author sees: values, rows, schemas, connectors and errors. */
module dev.tandem.spi {
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports dev.tandem.spi.connector;
  exports dev.tandem.spi.error;
  exports dev.tandem.spi.schema;
  exports dev.tandem.spi.state;
  exports dev.tandem.spi.value;
}
