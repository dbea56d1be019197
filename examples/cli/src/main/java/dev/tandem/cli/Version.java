package dev.tandem.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar carries. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Tandem.class.getPackage().getImplementationVersion();
    return new String[] {"tandem " + (version == null ? "(not packaged)" : version)};
  }
}
