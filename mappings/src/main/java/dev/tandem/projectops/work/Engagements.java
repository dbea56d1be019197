package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.Engagement;
import dev.tandem.projectops.actual.Work;
import dev.tandem.projectops.contract.ContractCustomers;
import dev.tandem.projectops.contract.ContractLines;
import dev.tandem.projectops.contract.CustomerShares;
import dev.tandem.projectops.contract.LineScope;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.LineCustomer;
import dev.tandem.projectops.entity.dataverse.LineTask;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.process.Records;
import dev.tandem.spi.value.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Reads what a piece of work is done for: project, contract line, customers (CL-7, FS-8). */
final class Engagements {
  private Engagements() {}

  /** What the work is done for. */
  static Engagement of(Records records, Work work) {
    Project project =
        Finder.PROJECTS
            .at(records, work.what().project())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s %s names no project that Dataverse has"
                            .formatted(work.sourceType().logicalName(), work.source())));
    Optional<ContractLine> line =
        ContractLines.covering(
            scopes(records, row -> References.same(row.project(), work.what().project())),
            work.what().project(),
            work.workClass(),
            work.what().task());
    return line.map(found -> new Engagement(project, found, customers(records, found)))
        .orElseGet(() -> Engagement.internal(project));
  }

  /** Contract lines with the tasks that they name. */
  static List<LineScope> scopes(Records records, Predicate<ContractLine> wanted) {
    List<ContractLine> lines = records.where(ContractLine.CODEC, wanted);
    List<LineTask> tasks = lines.isEmpty() ? List.of() : records.all(LineTask.CODEC);
    return lines.stream().map(line -> new LineScope(line, named(line, tasks))).toList();
  }

  private static List<LineTask> named(ContractLine line, List<LineTask> tasks) {
    UUID id = line.id().orElseThrow();
    return tasks.stream().filter(task -> References.pointsTo(task.contractLine(), id)).toList();
  }

  /** The customers of a line: its own, else those of the contract (FS-8). */
  static CustomerShares customers(Records records, ContractLine line) {
    List<ContractCustomer> ofContract = ofContract(records, line.contract());
    List<ContractCustomer> ofLine = new ArrayList<>();
    for (LineCustomer own : records.all(LineCustomer.CODEC)) {
      if (References.pointsTo(own.contractLine(), line.id().orElseThrow())) {
        ofContract.stream()
            .filter(customer -> References.pointsTo(own.customer(), customer.id().orElseThrow()))
            .findFirst()
            .ifPresent(
                customer ->
                    ofLine.add(
                        ContractCustomer.builder()
                            .from(customer)
                            .splitPercent(own.splitPercent())
                            .rounding(own.rounding())
                            .build()));
      }
    }
    return ContractCustomers.effective(ofLine, ofContract);
  }

  /** The customers of a contract. */
  static List<ContractCustomer> ofContract(Records records, Optional<Reference> contract) {
    return contract.isEmpty()
        ? List.of()
        : records.where(ContractCustomer.CODEC, row -> References.same(row.contract(), contract));
  }

  /** Whether work is charged by what the line says of its task (CL-8); charged unless it says. */
  static BillingType billing(Records records, Engagement engagement, Optional<Reference> task) {
    ContractLine line = engagement.line();
    return line == null || task.isEmpty()
        ? BillingType.CHARGEABLE
        : named(line, records.all(LineTask.CODEC)).stream()
            .filter(named -> References.same(named.task(), task))
            .flatMap(named -> named.billingType().option().stream())
            .findFirst()
            .orElse(BillingType.CHARGEABLE);
  }
}
