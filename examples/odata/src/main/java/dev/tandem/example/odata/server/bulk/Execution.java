package dev.tandem.example.odata.server.bulk;

import dev.tandem.example.odata.datapackage.ExecutionStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of a data project. Safe for any thread. */
final class Execution {
  private final String id;
  private final List<ImportFault> faults = new ArrayList<>();
  private final Map<String, ErrorFile> errorFiles = new LinkedHashMap<>();
  private ExecutionStatus status = ExecutionStatus.NOT_RUN;
  private String packageUrl = "";

  /** Where a file of errors is, and whether it counts as there. */
  private record ErrorFile(String url, boolean there) {}

  Execution(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  synchronized ExecutionStatus status() {
    return status;
  }

  synchronized void begin() {
    status = ExecutionStatus.EXECUTING;
  }

  synchronized void add(ImportFault fault) {
    faults.add(fault);
  }

  /** Every row was looked at, and so many took effect. */
  synchronized void end(long written) {
    if (faults.isEmpty()) {
      status = ExecutionStatus.SUCCEEDED;
    } else {
      status = written == 0 ? ExecutionStatus.FAILED : ExecutionStatus.PARTIALLY_SUCCEEDED;
    }
  }

  /** It broke off. */
  synchronized void fail(String message) {
    faults.add(new ImportFault("", List.of(), "", message));
    status = ExecutionStatus.FAILED;
  }

  synchronized List<ImportFault> faults() {
    return List.copyOf(faults);
  }

  /** The faults of one entity. */
  synchronized List<ImportFault> faults(String entity) {
    return faults.stream().filter(fault -> fault.entity().equalsIgnoreCase(entity)).toList();
  }

  /** Where the file with the keys of failed rows will be. */
  synchronized void errorFile(String entity, String url) {
    errorFiles.put(entity, new ErrorFile(url, false));
  }

  /**
   * Where that file is; empty when there is none. The first question is answered with an empty text
   * as well, because such a file is not there at once.
   */
  synchronized String errorFile(String entity) {
    ErrorFile file = errorFiles.get(entity);
    if (file == null) {
      return "";
    }
    errorFiles.put(entity, new ErrorFile(file.url(), true));
    return file.there() ? file.url() : "";
  }

  synchronized void exported(String url) {
    packageUrl = url;
    status = ExecutionStatus.SUCCEEDED;
  }

  /** Where the exported package is; empty when there is none. */
  synchronized String packageUrl() {
    return packageUrl;
  }
}
