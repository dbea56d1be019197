package dev.tandem.cli;

import dev.tandem.spi.schema.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An estimate of a first load for people. */
final class LoadEstimateText {
  private LoadEstimateText() {}

  static List<String> lines(LoadEstimate estimate) {
    TextTable table =
        TextTable.of("MAP", "TO", "ROWS", "PAGES TO READ", "BATCHES TO WRITE")
            .right(2)
            .right(3)
            .right(4);
    for (LoadEstimate.Load load : estimate.loads()) {
      table.add(
          load.map(),
          Words.side(load.target()),
          number(load.rows()),
          number(load.reads()),
          number(load.batches()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    addDataverse(lines, estimate);
    addFinance(lines, estimate);
    lines.add(
        "Rows are counted before the filters of the maps; what both sides hold alike is not written,"
            + " so that this is the most.");
    return lines;
  }

  private static void addDataverse(List<String> lines, LoadEstimate estimate) {
    long rows = estimate.rowsTo(Side.DATAVERSE);
    if (rows == 0) {
      return;
    }
    lines.add(
        "Dataverse: %s rows by %s against one web server"
            .formatted(number(rows), counted(estimate.identities(), "identity", "identities")));
    lines.add(
        "  one by one    at least %s (%s requests in %d s)"
            .formatted(
                time(estimate.oneByOne()),
                number(LoadEstimate.REQUESTS),
                LoadEstimate.WINDOW.toSeconds()));
    lines.add(
        "  in batches    at least %s (%s s of work in %d s, %d ms a row)"
            .formatted(
                time(estimate.inBatches()),
                number(LoadEstimate.WORK.toSeconds()),
                LoadEstimate.WINDOW.toSeconds(),
                estimate.rowTime().toMillis()));
    lines.add(
        "  allocation    %s of %s requests a day, %s"
            .formatted(
                number(rows),
                number(estimate.allocation()),
                counted(estimate.days(), "day", "days")));
  }

  private static void addFinance(List<String> lines, LoadEstimate estimate) {
    long rows = estimate.rowsTo(Side.FINANCE);
    if (rows > 0) {
      lines.add(
          "Finance: %s rows. No rate is published: it answers 429 with Retry-After when it is busy;"
                  .formatted(number(rows))
              + " packages of data are exempt from that.");
    }
  }

  private static String counted(long count, String one, String many) {
    return number(count) + " " + (count == 1 ? one : many);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String time(Duration time) {
    long seconds = (time.toMillis() + 999) / 1000;
    return seconds < 60
        ? seconds + " s"
        : "%d h %02d min".formatted(seconds / 3600, (seconds % 3600 + 59) / 60);
  }
}
