package dev.tandem.projectops.scenario;

import dev.tandem.engine.CompiledMap;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.projectops.scenario.Scenario.Work;
import dev.tandem.projectops.work.DataverseWork;
import dev.tandem.projectops.work.FinanceJob;
import dev.tandem.projectops.work.FinanceWork;
import dev.tandem.projectops.work.MapGuard;
import dev.tandem.projectops.work.NamedWork;
import dev.tandem.projectops.work.WorkAction;
import dev.tandem.projectops.work.WorkParameter;
import dev.tandem.projectops.work.WorkSettings;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The work of both sides, as scenarios name it. */
final class ScenarioWork {
  private final FinanceWork finance;
  private final DataverseWork dataverse;
  private @Nullable Work other;

  /**
   * The work of a world.
   *
   * @param actions the Dataverse side as its actions write it
   * @param scenario what it says of the environment
   */
  ScenarioWork(
      ScenarioWorld world, Connector actions, Scenario scenario, Collection<CompiledMap> maps) {
    WorkSettings usual = WorkSettings.DEFAULT;
    dataverse =
        new DataverseWork(
            actions,
            world.clock(),
            new WorkSettings(usual.splitCost(), scenario.classes(), usual.lineLimit()));
    finance =
        new FinanceWork(
            world.side(Side.DATAVERSE),
            new WatchedSide(world.side(Side.FINANCE), this::afterTheOther),
            company -> booksOf(scenario.books(), company.code()).withClasses(scenario.classes()),
            new MapGuard(world.side(Side.DATAVERSE), maps),
            world.clock());
  }

  /** A second run of a job comes to its end before the first one writes (REG-6). */
  private List<WriteOutcome> afterTheOther(WriteGroup group, Connector side) {
    Work waiting = other;
    other = null;
    if (waiting != null) {
      reports(waiting);
    }
    return side.write(group);
  }

  static CompanyBooks booksOf(Map<String, CompanyBooks> books, String company) {
    CompanyBooks found = books.get(company);
    if (found == null) {
      throw new IllegalArgumentException(
          "the scenario has no books for %s; there are %s"
              .formatted(company, String.join(", ", books.keySet())));
    }
    return found;
  }

  /** What is wrong with a piece of work, before anything is played. */
  static Optional<String> problem(Work work) {
    try {
      NamedWork named =
          work.side() == Side.FINANCE ? FinanceJob.of(work.name()) : WorkAction.of(work.name());
      if (work.company().isEmpty() == (work.side() == Side.FINANCE)) {
        return Optional.of(
            work.side() == Side.FINANCE
                ? "needs the key 'company', the legal entity it runs for"
                : "takes no company; an action finds it by itself");
      }
      if (work.sideBySide() && work.side() == Side.DATAVERSE) {
        return Optional.of("has no second run beside it; only jobs of finance have");
      }
      return parameters(named, work.details().keySet());
    } catch (IllegalArgumentException e) {
      return Optional.of("is '%s': %s".formatted(work.name(), e.getMessage()));
    }
  }

  private static Optional<String> parameters(NamedWork named, Set<String> given) {
    Set<String> wrong = new HashSet<>(given);
    boolean missing = false;
    for (WorkParameter parameter : named.parameters()) {
      missing |= parameter.required() && !given.contains(parameter.name());
      wrong.remove(parameter.name());
    }
    return missing || !wrong.isEmpty()
        ? Optional.of(
            "takes under 'with':%n%s"
                .formatted(
                    named.parameters().stream()
                        .map(parameter -> "  " + parameter.display())
                        .collect(Collectors.joining("\n"))))
        : Optional.empty();
  }

  /**
   * What a piece of work did.
   *
   * @param lines for people
   * @param faults the errors it reported
   * @param refusals why the other side let it not be committed; one text at most
   */
  record Done(List<String> lines, List<Fault> faults, List<String> refusals) {}

  Done run(Work work) {
    List<String> lines = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    other = work.sideBySide() ? work : null;
    try {
      for (ProcessReport report : reports(work)) {
        lines.add(
            "%s, %s: %d %s"
                .formatted(
                    work.side() == Side.FINANCE ? "finance" : "Dataverse",
                    report.process(),
                    report.written(),
                    report.written() == 1 ? "row" : "rows"));
        faults.addAll(report.faults());
      }
    } catch (FaultException e) {
      faults.add(e.fault());
    } catch (AtOnce.Refused e) {
      refusals.add(e.getMessage());
    } catch (DualWriteException | IllegalArgumentException e) {
      throw new ScenarioException(work.place(), e);
    }
    faults.forEach(fault -> lines.add(fault.display()));
    refusals.forEach(refusal -> lines.add("the other side refuses: " + refusal));
    return new Done(lines, faults, refusals);
  }

  private List<ProcessReport> reports(Work work) {
    return work.side() == Side.DATAVERSE
        ? List.of(dataverse.run(work.name(), work.details()))
        : finance.run(FinanceJob.of(work.name()), LegalEntity.of(work.company()), work.details());
  }
}
