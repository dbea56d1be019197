package dev.tandem.example.odata.finance.bulk;

import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.error.ConnectorException;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One load from its first row to its last. Used once, by one thread. */
final class LoadRun {
  private static final int HASH = 16;

  private final String name;
  private final WireTable table;
  private final LoadSettings settings;
  private final PackageSender sender;
  private final Consumer<? super LoadedRow> told;
  private final List<String> executions = new ArrayList<>();
  private long applied;
  private long rejected;
  private long unknown;

  LoadRun(
      String name,
      WireTable table,
      LoadSettings settings,
      PackageSender sender,
      Consumer<? super LoadedRow> told) {
    this.name = name;
    this.table = table;
    this.settings = settings;
    this.sender = sender;
    this.told = told;
  }

  LoadReport run(Iterator<Row> rows) {
    RowPackage open = null;
    long number = 0;
    while (rows.hasNext()) {
      RowText row = new RowText(table, rows.next(), ++number, settings.company());
      if (!row.problems().isEmpty()) {
        tell(new LoadedRow(number, row.key(), new LoadedRow.Rejected(row.problems())));
      } else if (open != null && open.takes(row)) {
        open.add(row);
      } else {
        ship(open);
        open = new RowPackage(name, table, row, settings);
      }
    }
    ship(open);
    return new LoadReport(executions, applied, rejected, unknown);
  }

  private void ship(@Nullable RowPackage rows) {
    if (rows == null) {
      return;
    }
    byte[] zip = rows.finish();
    String id =
        "%s-%06d-%s".formatted(name, executions.size() + 1, rows.contentHash().substring(0, HASH));
    executions.add(id);
    PackageSender.Delivery delivery = sender.begin(name, id, rows.company(), zip);
    FailedRows failed;
    try {
      failed = sender.finish(delivery, rows);
    } catch (ConnectorException broken) {
      String reason = "execution %s: %s".formatted(id, broken.getMessage());
      rows.rows().forEach(row -> tell(row, new LoadedRow.Unknown(reason)));
      throw broken;
    }
    for (int at = 0; at < rows.rows().size(); at++) {
      tell(rows.rows().get(at), delivery.result(at, failed));
    }
  }

  private void tell(RowPackage.Sent row, LoadedRow.Result result) {
    tell(new LoadedRow(row.number(), row.key(), result));
  }

  private void tell(LoadedRow row) {
    if (row.result() instanceof LoadedRow.Applied) {
      applied++;
    } else if (row.result() instanceof LoadedRow.Rejected) {
      rejected++;
    } else {
      unknown++;
    }
    told.accept(row);
  }
}
