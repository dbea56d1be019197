/** Laws, arbitraries and assertions for maps. */
module dev.tandem.core.testkit {
  requires transitive dev.tandem.core;
  requires transitive dev.tandem.spi.testkit;
  requires transitive net.jqwik.api;
  requires transitive org.assertj.core;
}
