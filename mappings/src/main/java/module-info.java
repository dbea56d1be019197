/** Project Operations: schemas, maps and their order. */
module dev.tandem.projectops {
  requires transitive dev.tandem.core;
  requires static org.immutables.value;
}
