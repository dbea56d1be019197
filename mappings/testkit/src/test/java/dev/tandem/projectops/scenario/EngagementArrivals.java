package dev.tandem.projectops.scenario;

import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.LedgerEntry;
import dev.tandem.projectops.entity.finance.VendorInvoiceLineExport;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.projectops.work.FinanceJob;
import dev.tandem.projectops.work.FinanceWork;
import dev.tandem.projectops.work.GuardedFinance;
import dev.tandem.projectops.work.MapGuard;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A second finance that receives what the first one received of an engagement, in another order and
 * with jobs at other moments. It asks the Dataverse of the first. Not safe for several threads.
 */
final class EngagementArrivals implements AutoCloseable {
  private static final String REFERENCE = "EXTERNALORIGINREFERENCE"; // TO-4

  private final EngagementPlay first;
  private final EngagementPlay second;
  private final Connector finance;
  private final FinanceWork work;
  private final Map<String, String> numbers = new HashMap<>();
  private int operations;

  EngagementArrivals(EngagementTerms terms, EngagementPlay first) {
    this.first = first;
    second = new EngagementPlay(terms, EngagementPlay.AS_IT_IS, EngagementPlay.AS_IT_IS);
    second.world().turnTo(first.day());
    finance = new GuardedFinance(second.finance());
    work =
        new FinanceWork(
            first.dataverse(),
            second.finance(),
            company -> first.booksOf(company.code()),
            new MapGuard(first.dataverse(), first.maps().values()),
            second.world().clock());
    first.enteredInFinance().forEach(second.world()::write);
    run(
        new EngagementStep("", "")
            .job("USPM", "post-expenses")
            .job("USPM", "post-vendor-invoices"));
    Map<String, String> here = invoiceLines(second);
    invoiceLines(first).forEach((line, number) -> numbers.put(number, here.get(line)));
  }

  /** The transaction that each line of a vendor invoice was posted as, by the line. */
  private static Map<String, String> invoiceLines(EngagementPlay play) {
    Map<String, String> lines = new HashMap<>();
    for (Row row : play.world().rowsOf(VendorInvoiceLineExport.CODEC)) {
      VendorInvoiceLineExport line = VendorInvoiceLineExport.CODEC.read(row);
      String number = line.transactionId().orElseThrow();
      lines.put(
          line.invoiceNumber().orElseThrow() + number.substring(number.lastIndexOf('-')), number);
    }
    return lines;
  }

  /** Each row as it is in the end, in the order in which it first arrived. */
  static List<Write> messages(List<Write> arrived) {
    Map<List<Object>, Write> last = new LinkedHashMap<>();
    for (Write write : arrived) {
      List<Object> row = List.of(write.row().schema().name(), write.key());
      if (write.kind() == Write.Kind.DELETE) {
        last.remove(row);
      } else {
        last.merge(row, write, EngagementArrivals::both);
      }
    }
    return new ArrayList<>(last.values());
  }

  private static Write both(Write before, Write after) {
    Row.Builder row = before.row().toBuilder();
    after.row().presentColumns().forEach(column -> row.set(column, after.row().value(column)));
    return Write.upsert(after.operationId(), after.key(), row.build());
  }

  /** Everything arrives, shuffled, while finance works now and then; then it works to the end. */
  void receive(List<Write> messages, Random random) {
    List<Write> shuffled = new ArrayList<>(messages);
    Collections.shuffle(shuffled, random);
    List<EngagementStep.Job> jobs = new EngagementStep("", "").round().work();
    for (Write message : shuffled) {
      arrive(message);
      if (random.nextInt(3) == 0) {
        run(jobs.get(random.nextInt(jobs.size())));
      }
    }
    finish();
    run(new EngagementStep("", "").estimated());
  }

  /** The whole history once more, in order. */
  void again() {
    first.arrived().forEach(this::arrive);
    finish();
  }

  /** Vendor invoices have other numbers here, where they are posted first. */
  private Row here(Row row) {
    return row.schema().isCalled(ActualStaging.CODEC.table().name())
            && row.value(REFERENCE) instanceof String number
            && numbers.containsKey(number)
        ? row.toBuilder().set(REFERENCE, numbers.get(number)).build()
        : row;
  }

  private void arrive(Write message) {
    String operation = "again-" + ++operations;
    Write write =
        message.kind() == Write.Kind.DELETE
            ? Write.delete(operation, message.key(), message.row())
            : Write.upsert(operation, message.key(), here(message.row()));
    WriteOutcome outcome = finance.write(WriteGroup.independent(write)).get(0);
    if (!outcome.succeeded()) {
      throw new EngagementPlay.Broken("finance refuses " + write.row() + ": " + outcome);
    }
  }

  private void finish() {
    for (int i = 0; i < EngagementStep.ROUNDS; i++) {
      run(new EngagementStep("", "").round());
    }
  }

  private void run(EngagementStep step) {
    step.work().forEach(this::run);
  }

  private void run(EngagementStep.Job job) {
    for (ProcessReport report :
        work.run(FinanceJob.of(job.name()), LegalEntity.of(job.company()), job.with())) {
      for (Fault fault : report.faults()) {
        if (!job.may().contains(fault.code().id())) {
          throw new EngagementPlay.Broken(
              "nobody expects of %s in another order: %s".formatted(job.name(), fault.display()));
        }
      }
    }
    EngagementPlay.require(
        "in another order, after " + job.name(),
        LedgerLaws.broken(second.finance(), second.world().clock(), job.company()));
  }

  ScenarioWorld world() {
    return second.world();
  }

  List<LedgerEntry> ledger() {
    return second.ledger();
  }

  @Override
  public void close() {
    second.close();
  }
}
