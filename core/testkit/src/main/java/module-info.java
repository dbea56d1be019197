/** Laws, arbitraries and assertions for maps, and the simulation of their synchronisation. */
module dev.tandem.core.testkit {
  requires transitive dev.tandem.core;
  requires transitive dev.tandem.spi.testkit;
  requires transitive net.jqwik.api;
  requires transitive org.assertj.core;
  requires static transitive org.jspecify;

  exports dev.tandem.core.testkit;
  exports dev.tandem.core.testkit.simulation;
  exports dev.tandem.core.testkit.volume;
}
