/** Laws, arbitraries and assertions for maps, and the simulation of their synchronisation. */
module dev.tandem.core.testkit {
  requires com.fasterxml.jackson.databind;
  requires transitive dev.tandem.core;
  requires transitive dev.tandem.spi.testkit;
  requires transitive net.jqwik.api;
  requires transitive org.assertj.core;
  requires static transitive org.jspecify;
  requires org.snakeyaml.engine;

  exports dev.tandem.core.testkit;
  exports dev.tandem.core.testkit.simulation;
  exports dev.tandem.core.testkit.volume;
  exports dev.tandem.core.testkit.yaml;
}
