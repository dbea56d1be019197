package dev.tandem.example.odata.datapackage;

/** Names that every package has. */
final class PackageNames {
  static final String MANIFEST = "Manifest.xml";
  static final String HEADER = "PackageHeader.xml";
  static final String NAMESPACE = "http://schemas.microsoft.com/dynamics/2015/01/DataManagement";
  static final String MANIFEST_TYPE =
      "Microsoft.Dynamics.AX.Framework.Tools.DataManagement.Serialization"
          + ".DataManagementPackageManifest";
  static final String TYPE = "DefinitionGroup";
  static final String VERSION = "2";

  private PackageNames() {}
}
