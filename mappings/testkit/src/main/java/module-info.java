/** Scenarios of Project Operations as files, and what plays them. */
module dev.tandem.projectops.testkit {
  requires transitive dev.tandem.projectops;
  requires dev.tandem.core.testkit;
  requires static transitive org.jspecify;

  exports dev.tandem.projectops.scenario;
}
