/** What a connector author sees: values, rows, schemas, connectors and errors. */
module dev.tandem.spi {
  requires static transitive org.jspecify;
  requires org.slf4j;
}
