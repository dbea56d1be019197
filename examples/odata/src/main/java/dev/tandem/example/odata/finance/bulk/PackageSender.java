package dev.tandem.example.odata.finance.bulk;

import dev.tandem.example.odata.datapackage.ExecutionStatus;
import dev.tandem.example.odata.datapackage.MalformedPackageException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.LegalEntity;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings one package after the other to its end. Used by one thread. */
final class PackageSender {
  /** So often an import of which nothing was heard is looked up before it counts as lost. */
  private static final int MOST_LOOKS = 6;

  private static final int MOST_ADDRESSES = 3;

  private final PackageApi api;
  private final PackageFiles files;
  private final Supplier<Waits> patience;
  private final List<String> keyColumns;

  PackageSender(
      PackageApi api, PackageFiles files, Supplier<Waits> patience, List<String> keyColumns) {
    this.api = api;
    this.files = files;
    this.patience = patience;
    this.keyColumns = keyColumns;
  }

  /** A package on its way. Used by one thread. */
  static final class Delivery {
    private final String id;
    private final Waits waits;
    private final boolean begun;
    private ExecutionStatus status = ExecutionStatus.UNKNOWN;

    private Delivery(String id, Waits waits, boolean begun) {
      this.id = id;
      this.waits = waits;
      this.begun = begun;
    }

    /** What became of a row, once the package is at its end. */
    LoadedRow.Result result(int row, FailedRows failed) {
      if (failed.has(row)) {
        return new LoadedRow.Rejected(failed.problems(row));
      }
      boolean applied =
          status == ExecutionStatus.SUCCEEDED
              || (status == ExecutionStatus.PARTIALLY_SUCCEEDED && failed.isComplete());
      return applied
          ? new LoadedRow.Applied()
          : new LoadedRow.Unknown(
              "execution %s ended as %s, and %s".formatted(id, status, failed.leftOver()));
    }
  }

  /**
   * Uploads a package and asks for its import, unless the service knows the execution already.
   *
   * @throws dev.tandem.spi.error.ConnectorException when the import certainly did not begin
   */
  Delivery begin(String project, String id, LegalEntity company, byte[] zip) {
    Waits waits = patience.get();
    boolean begun = api.status(id, waits) != null;
    if (!begun) {
      String url = upload(id + ".zip", zip, waits);
      begun = api.begin(url, project, id, company.code(), waits);
    }
    waits.restart();
    return new Delivery(id, waits, begun);
  }

  private String upload(String fileName, byte[] zip, Waits waits) {
    for (int address = 0; address < MOST_ADDRESSES; address++) {
      String url = api.writeUrl(fileName, waits);
      if (files.write(url, zip, waits)) {
        return url;
      }
    }
    throw new PermanentConnectorException(
        ErrorCode.CONNECTOR_PERMANENT,
        "the addresses for %s are refused as soon as they are used".formatted(fileName));
  }

  /** Waits for the end of a package, and finds the rows that failed. */
  FailedRows finish(Delivery delivery, RowPackage rows) {
    delivery.status = await(delivery);
    FailedRows failed = new FailedRows(rows, keyColumns);
    if (delivery.status != ExecutionStatus.SUCCEEDED) {
      readKeys(delivery, rows.entity(), failed);
      failed.takeErrors(api.errors(delivery.id, delivery.waits));
    }
    return failed;
  }

  private ExecutionStatus await(Delivery delivery) {
    int misses = 0;
    while (true) {
      ExecutionStatus status = api.status(delivery.id, delivery.waits);
      if (status != null && status.isEnd()) {
        return status;
      }
      // One that was acknowledged may take a while until it can be found.
      if (status == null && !delivery.begun && ++misses >= MOST_LOOKS) {
        throw delivery.waits.failure(
            "the answer to the import was lost, and the service knows nothing of it: run the load"
                + " again under its name");
      }
      delivery.waits.pause("the end of the import");
    }
  }

  private void readKeys(Delivery delivery, String entity, FailedRows failed) {
    if (!api.makeErrorKeys(delivery.id, entity, delivery.waits)) {
      return;
    }
    byte @Nullable [] file = null;
    while (file == null) {
      String url = api.errorKeysUrl(delivery.id, entity, delivery.waits);
      file = url.isEmpty() ? null : files.read(url, delivery.waits);
      if (file == null) {
        delivery.waits.pause("the file of error keys");
      }
    }
    try {
      failed.takeKeys(file);
    } catch (MalformedPackageException e) {
      throw new PermanentConnectorException(
          ErrorCode.CONNECTOR_PERMANENT, "the file of error keys cannot be used", e);
    }
  }
}
