package dev.tandem.projectops.scenario;

import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.process.DocumentGuard;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.projectops.scenario.Scenario.Work;
import dev.tandem.projectops.work.FinanceJob;
import dev.tandem.projectops.work.FinanceWork;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The processes of both sides, as scenarios name them. */
final class ScenarioWork {
  private final FinanceWork finance;

  ScenarioWork(ScenarioWorld world, Map<String, CompanyBooks> books) {
    finance =
        new FinanceWork(
            world.side(Side.DATAVERSE),
            world.side(Side.FINANCE),
            company -> booksOf(books, company),
            DocumentGuard.NONE,
            world.clock());
  }

  private static CompanyBooks booksOf(Map<String, CompanyBooks> books, LegalEntity company) {
    CompanyBooks found = books.get(company.code());
    if (found == null) {
      throw new IllegalArgumentException(
          "the scenario has no books for %s; there are %s"
              .formatted(company.code(), String.join(", ", books.keySet())));
    }
    return found;
  }

  /** What is wrong with a piece of work, before anything is played. */
  static Optional<String> problem(Work work) {
    if (work.side() == Side.DATAVERSE) {
      return Optional.of("is no action of Dataverse");
    }
    Optional<FinanceJob> job = FinanceJob.of(work.name());
    if (job.isEmpty()) {
      return Optional.of(
          "is '%s'; the jobs of finance are %s"
              .formatted(
                  work.name(),
                  String.join(
                      ", ", Arrays.stream(FinanceJob.values()).map(FinanceJob::word).toList())));
    }
    if (work.company().isEmpty()) {
      return Optional.of("needs the key 'company', the legal entity it runs for");
    }
    return details(work, job.get().required(), job.get().optional());
  }

  private static Optional<String> details(
      Work work, List<String> required, List<String> optional) {
    Set<String> missing = new HashSet<>(required);
    missing.removeAll(work.details().keySet());
    Set<String> unknown = new HashSet<>(work.details().keySet());
    required.forEach(unknown::remove);
    optional.forEach(unknown::remove);
    if (missing.isEmpty() && unknown.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "takes under 'with': %s"
            .formatted(
                String.join(
                    ", ",
                    Stream.concat(required.stream(), optional.stream().map(name -> name + "?"))
                        .toList())));
  }

  /** What a piece of work did. */
  record Done(List<String> lines, List<Fault> faults) {}

  Done run(Work work) {
    List<String> lines = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    try {
      for (ProcessReport report : reports(work)) {
        lines.add(
            "%s, %s: %d %s"
                .formatted(
                    RowsReader.key(work.side()),
                    report.process(),
                    report.written(),
                    report.written() == 1 ? "row" : "rows"));
        faults.addAll(report.faults());
      }
    } catch (FaultException e) {
      faults.add(e.fault());
    } catch (DualWriteException | IllegalArgumentException e) {
      throw new ScenarioException(work.place(), e);
    }
    faults.forEach(fault -> lines.add(fault.display()));
    return new Done(lines, faults);
  }

  private List<ProcessReport> reports(Work work) {
    FinanceJob job = FinanceJob.of(work.name()).orElseThrow();
    return finance.run(job, LegalEntity.of(work.company()), work.details());
  }
}
