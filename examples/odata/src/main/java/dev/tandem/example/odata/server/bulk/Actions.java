package dev.tandem.example.odata.server.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tandem.example.odata.datapackage.CsvUnicode;
import dev.tandem.example.odata.datapackage.DataPackage;
import dev.tandem.example.odata.datapackage.MalformedPackageException;
import dev.tandem.example.odata.datapackage.PackageLimits;
import dev.tandem.example.odata.datapackage.PackageReader;
import dev.tandem.example.odata.datapackage.PackagedEntity;
import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.example.odata.server.rows.RowSource;
import dev.tandem.spi.schema.LegalEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The actions of data management. Safe for any thread. */
final class Actions {
  private final RowSource rows;
  private final Blobs blobs;
  private final Executions executions = new Executions();

  Actions(RowSource rows, Blobs blobs) {
    this.rows = rows;
    this.blobs = blobs;
  }

  /**
   * The value of an action; null when there is no such action.
   *
   * @param origin the address of the server, with which those of files begin
   */
  @Nullable JsonNode run(String action, Parameters given, String origin) throws ActionRefusal {
    String files = origin + Blobs.ROOT;
    return switch (action) {
      case "GetAzureWriteUrl" -> writeUrl(given, files);
      case "ImportFromPackage", "ImportFromPackageAsync" -> importPackage(given, files);
      case "GetExecutionSummaryStatus" -> TextNode.valueOf(execution(given).status().toString());
      case "GetExecutionErrors" -> TextNode.valueOf(errors(execution(given)).toString());
      case "GenerateImportTargetErrorKeysFile" -> errorKeys(given, files);
      case "GetImportTargetErrorKeysFileUrl" ->
          TextNode.valueOf(execution(given).errorFile(given.need("entityName")));
      case "ExportToPackage", "ExportToPackageAsync" -> exportPackage(given, files);
      case "GetExportedPackageUrl" -> TextNode.valueOf(execution(given).packageUrl());
      default -> null;
    };
  }

  private Execution execution(Parameters given) throws ActionRefusal {
    return executions.need(given.need("executionId"));
  }

  private JsonNode writeUrl(Parameters given, String files) throws ActionRefusal {
    String name = given.need("uniqueFileName");
    if (!Blobs.isName(name)) {
      throw new ActionRefusal("a file name has letters, digits, dots, lines and hyphens");
    }
    return TextNode.valueOf(
        JsonNodeFactory.instance
            .objectNode()
            .put("BlobId", "{" + UUID.randomUUID() + "}")
            .put("BlobUrl", files + blobs.address(name, Blobs.Right.READ_AND_WRITE))
            .toString());
  }

  private JsonNode importPackage(Parameters given, String files) throws ActionRefusal {
    LegalEntity company = given.company();
    given.need("definitionGroupId");
    given.flag("overwrite");
    boolean execute = given.flag("execute");
    List<EntityRows> entities = new ArrayList<>();
    for (PackagedEntity content : content(given.need("packageUrl"), files).entities()) {
      entities.add(EntityRows.open(rows.model(), content, company));
    }
    if (!execute) {
      return TextNode.valueOf(executions.begin(given.text("executionId")).id());
    }
    Execution execution = executions.beginImport(given.text("executionId"));
    start(new PackageImport(rows.side(), execution, entities));
    return TextNode.valueOf(execution.id());
  }

  private void start(PackageImport packages) {
    Thread thread =
        new Thread(
            () -> {
              try {
                packages.run();
              } finally {
                executions.endImport();
              }
            },
            "data-management");
    thread.setDaemon(true);
    thread.start();
  }

  /** The package behind an address that this server has given. */
  private DataPackage content(String url, String files) throws ActionRefusal {
    String name = url.startsWith(files) ? blobs.open(url.substring(files.length()), false) : null;
    byte @Nullable [] zip = name == null ? null : blobs.read(name);
    if (zip == null) {
      throw new ActionRefusal(
          "the package URL is none of this environment, has expired, or leads to nothing");
    }
    try {
      return PackageReader.read(zip, PackageLimits.STANDARD);
    } catch (MalformedPackageException e) {
      throw new ActionRefusal(String.valueOf(e.getMessage()));
    }
  }

  private static ArrayNode errors(Execution execution) {
    ArrayNode errors = JsonNodeFactory.instance.arrayNode();
    for (ImportFault fault : execution.faults()) {
      errors
          .addObject()
          .put("RecordId", fault.recordId())
          .put("Field", fault.field())
          .put("ErrorMessage", fault.message());
    }
    return errors;
  }

  /** Makes the file with the keys of the rows that failed. */
  private JsonNode errorKeys(Parameters given, String files) throws ActionRefusal {
    Execution execution = execution(given);
    String entity = given.need("entityName");
    List<ImportFault> faults = execution.faults(entity);
    if (faults.isEmpty()) {
      return BooleanNode.FALSE;
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(EntityRows.keyColumns(shape(entity)));
    faults.forEach(fault -> lines.add(fault.key()));
    String name = "errors-" + UUID.randomUUID() + ".txt";
    keep(name, CsvUnicode.file(lines));
    execution.errorFile(entity, files + blobs.address(name, Blobs.Right.READ));
    return BooleanNode.TRUE;
  }

  private Shape shape(String entity) throws ActionRefusal {
    return rows.model().shapes().stream()
        .filter(shape -> shape.schema().name().name().equalsIgnoreCase(entity))
        .findFirst()
        .orElseThrow(
            () ->
                new ActionRefusal(
                    "Entity %s does not exist in the target environment".formatted(entity)));
  }

  private void keep(String name, byte[] content) throws ActionRefusal {
    if (content.length > Blobs.LARGEST || !blobs.write(name, content)) {
      throw new ActionRefusal("there is no room for the file");
    }
  }

  /** Exports all rows of an entity; a project of its name stands ready for each entity. */
  private JsonNode exportPackage(Parameters given, String files) throws ActionRefusal {
    Shape shape = shape(given.need("definitionGroupId"));
    LegalEntity company = given.company();
    Execution execution = executions.begin(given.text("executionId"));
    execution.begin();
    String name = "package-" + UUID.randomUUID() + ".zip";
    keep(name, PackageExport.of(rows, shape, company));
    execution.exported(files + blobs.address(name, Blobs.Right.READ));
    return TextNode.valueOf(execution.id());
  }
}
