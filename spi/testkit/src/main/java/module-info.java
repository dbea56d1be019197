/** Contracts and test doubles for connectors. */
module dev.tandem.spi.testkit {
  requires transitive dev.tandem.spi;
  requires transitive org.junit.jupiter.api;
  requires static transitive net.jqwik.api;
  requires static transitive org.jspecify;

  exports dev.tandem.spi.testkit;
  exports dev.tandem.spi.testkit.arbitrary;
  exports dev.tandem.spi.testkit.rules;
}
