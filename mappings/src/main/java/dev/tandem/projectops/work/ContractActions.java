package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.LostContract;
import dev.tandem.projectops.contract.ContractLines;
import dev.tandem.projectops.contract.Contracts;
import dev.tandem.projectops.contract.CustomerShares;
import dev.tandem.projectops.contract.LineScope;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.ContractLineType;
import dev.tandem.projectops.entity.dataverse.ContractState;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.LineCustomer;
import dev.tandem.projectops.entity.dataverse.LineTask;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.Task;
import dev.tandem.projectops.event.IdSource;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.Records;
import dev.tandem.spi.value.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Contracts and their lines, held to the rules that refuse (CL-5 to CL-13, REG-25, CTR-6, 7). */
final class ContractActions {
  private static final Set<String> CLASSES = Set.of("time", "expense", "material", "fee");

  private final Parameters parameters;

  ContractActions(Parameters parameters) {
    this.parameters = parameters;
  }

  /** A new contract line that overlaps with no other (CL-5, CL-6, CL-13, IP-2). */
  Effects addLine(Records records) {
    Contract contract = Finder.CONTRACTS.require(records, parameters.text("contract"));
    Reference self = RecordType.CONTRACT.to(contract.id().orElseThrow());
    Occasion occasion =
        occasion(records, "line " + parameters.text("number") + " of " + contract.id());
    UUID id = occasion.id("line");
    if (Finder.LINES.find(records, id).isPresent()) {
      return Effects.NONE;
    }
    Optional<Project> project =
        parameters.optional("project").map(text -> Finder.PROJECTS.require(records, text));
    ContractLine line = line(id, contract, project);
    project.ifPresent(found -> ContractLines.requireLinkable(line, found));
    List<LineTask> tasks = tasks(records, line, project, occasion);
    List<LineScope> scopes =
        new ArrayList<>(
            Engagements.scopes(records, row -> References.same(row.contract(), Optional.of(self))));
    scopes.add(new LineScope(line, tasks));
    ContractLines.requireNoOverlap(scopes);
    Effects effects = Effects.put(ContractLine.CODEC, line);
    for (LineTask task : tasks) {
      effects = effects.then(Effects.put(LineTask.CODEC, task));
    }
    return effects;
  }

  private ContractLine line(UUID id, Contract contract, Optional<Project> project) {
    Set<String> classes = parameters.words("classes");
    for (String one : classes) {
      if (!CLASSES.contains(one)) {
        throw new IllegalArgumentException(
            "classes has %s; give some of time, expense, material, fee".formatted(one));
      }
    }
    return ContractLine.builder()
        .id(id)
        .name(parameters.optional("name").orElse("Line " + parameters.text("number")))
        .productDescription(parameters.optional("name").orElse("Line " + parameters.text("number")))
        .contract(RecordType.CONTRACT.to(contract.id().orElseThrow()))
        .sequenceNumber(number())
        .lineType(Choice.of(ContractLineType.PROJECT_SERVICE_LINE))
        .billingMethod(Choice.of(method()))
        .project(project.flatMap(Project::id).map(RecordType.PROJECT::to))
        .includesTime(classes.contains("time"))
        .includesExpense(classes.contains("expense"))
        .includesMaterial(classes.contains("material"))
        .includesFee(classes.contains("fee"))
        .contractedAmount(parameters.number("amount"))
        .owningCompany(contract.owningCompany())
        .currency(contract.currency())
        .build();
  }

  private int number() {
    return parameters.read("number", Integer::valueOf, "a whole number").orElseThrow();
  }

  private BillingMethod method() {
    return parameters
        .read(
            "method",
            text -> BillingMethod.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')),
            "time-and-material or fixed-price")
        .orElseThrow();
  }

  private List<LineTask> tasks(
      Records records, ContractLine line, Optional<Project> project, Occasion occasion) {
    List<LineTask> tasks = new ArrayList<>();
    for (String text : parameters.words("tasks")) {
      Task task = Finder.TASKS.require(records, text);
      tasks.add(
          LineTask.builder()
              .id(occasion.id("task " + task.id().orElseThrow()))
              .contractLine(RecordType.CONTRACT_LINE.to(line.id().orElseThrow()))
              .project(project.flatMap(Project::id).map(RecordType.PROJECT::to))
              .task(Reference.byId("msdyn_projecttask", task.id().orElseThrow()))
              .build());
    }
    return tasks;
  }

  /** A line gets another project, none, or other tasks (CL-5, CL-8, CL-13, IP-2). */
  Effects changeLine(Records records) {
    ContractLine before = Finder.LINES.require(records, parameters.text("line"));
    UUID id = before.id().orElseThrow();
    Optional<Project> project = projectOf(records, before);
    ContractLine line =
        ContractLine.builder()
            .from(before)
            .project(project.flatMap(Project::id).map(RecordType.PROJECT::to))
            .build();
    project.ifPresent(found -> ContractLines.requireLinkable(line, found));
    List<LineTask> old =
        records.where(LineTask.CODEC, row -> References.pointsTo(row.contractLine(), id));
    boolean named = parameters.optional("tasks").isPresent();
    boolean moved = !References.same(before.project(), line.project());
    List<LineTask> tasks =
        !named && !moved ? old : tasks(records, line, project, occasion(records, "line " + id));
    List<LineScope> scopes =
        new ArrayList<>(
            Engagements.scopes(
                records,
                row ->
                    References.same(row.contract(), before.contract())
                        && !row.id().equals(before.id())));
    scopes.add(new LineScope(line, tasks));
    ContractLines.requireNoOverlap(scopes);
    return written(before, line, old, tasks);
  }

  private Optional<Project> projectOf(Records records, ContractLine before) {
    Optional<String> wanted = parameters.optional("project");
    if (wanted.isEmpty()) {
      return Finder.PROJECTS.at(records, before.project());
    }
    return wanted
        .filter(text -> !text.equals("none"))
        .map(text -> Finder.PROJECTS.require(records, text));
  }

  private static Effects written(
      ContractLine before, ContractLine line, List<LineTask> old, List<LineTask> tasks) {
    Effects effects =
        References.same(before.project(), line.project())
            ? Effects.NONE
            : Effects.put(ContractLine.CODEC, line);
    for (LineTask gone : old) {
      if (tasks.stream().noneMatch(task -> References.same(task.task(), gone.task()))) {
        effects = effects.then(Effects.remove(LineTask.CODEC, gone));
      }
    }
    for (LineTask task : tasks) {
      if (old.stream().noneMatch(known -> References.same(known.task(), task.task()))) {
        effects = effects.then(Effects.put(LineTask.CODEC, task));
      }
    }
    return effects;
  }

  /** Books the work again that another line covers now (ACT-55, REG-16). */
  Effects rebookLine(Records records, Rebookings rebookings) {
    ContractLine line = Finder.LINES.require(records, parameters.text("line"));
    UUID id = line.id().orElseThrow();
    return rebookings.ofLine(
        records,
        id,
        line.project().flatMap(References::idOf),
        occasion(records, "change line " + id));
  }

  /** Deletes a line that nothing hangs on (REG-25); nothing when there is none. */
  Effects deleteLine(Records records) {
    List<ContractLine> found = Finder.LINES.search(records, parameters.text("line"));
    if (found.isEmpty()) {
      return Effects.NONE;
    }
    ContractLine line = Finder.LINES.require(records, parameters.text("line"));
    UUID id = line.id().orElseThrow();
    ContractLines.requireDeletable(
        line,
        records.where(InvoiceLineDetail.CODEC, row -> References.pointsTo(row.contractLine(), id)),
        records.where(Actual.CODEC, row -> References.pointsTo(row.contractLine(), id)));
    Effects effects = Effects.NONE;
    for (LineTask task :
        records.where(LineTask.CODEC, row -> References.pointsTo(row.contractLine(), id))) {
      effects = effects.then(Effects.remove(LineTask.CODEC, task));
    }
    for (LineCustomer customer :
        records.where(LineCustomer.CODEC, row -> References.pointsTo(row.contractLine(), id))) {
      effects = effects.then(Effects.remove(LineCustomer.CODEC, customer));
    }
    return effects.then(Effects.remove(ContractLine.CODEC, line));
  }

  /** Closes a contract as lost (CTR-7); nothing when it is. */
  Effects lose(Records records) {
    Contract contract = Finder.CONTRACTS.require(records, parameters.text("contract"));
    UUID id = contract.id().orElseThrow();
    if (contract.state().is(ContractState.CLOSED)) {
      return Effects.NONE;
    }
    List<Actual> actuals =
        records.where(Actual.CODEC, row -> References.pointsTo(row.contract(), id));
    return LostContract.close(
        contract,
        records.where(Project.CODEC, row -> References.pointsTo(row.contract(), id)),
        actuals,
        Trails.of(records, actuals.stream().map(row -> row.id().orElseThrow()).toList()),
        occasion(records, "lose " + id));
  }

  /** Confirms a contract (CTR-6) and books its work again (ACT-24); nothing when it is. */
  Effects confirm(Records records, Rebookings rebookings) {
    Contract contract = Finder.CONTRACTS.require(records, parameters.text("contract"));
    UUID id = contract.id().orElseThrow();
    if (contract.state().is(ContractState.ACTIVE)) {
      return Effects.NONE;
    }
    CustomerShares customers =
        new CustomerShares(
            Engagements.ofContract(records, Optional.of(RecordType.CONTRACT.to(id))));
    Effects confirmed = Contracts.confirm(contract, customers);
    List<UUID> projects =
        Engagements.scopes(records, row -> References.pointsTo(row.contract(), id)).stream()
            .flatMap(scope -> scope.line().project().flatMap(References::idOf).stream())
            .distinct()
            .toList();
    return confirmed.then(
        rebookings.ofProjects(records, projects, occasion(records, "confirm contract " + id)));
  }

  private Occasion occasion(Records records, String name) {
    return new Occasion(name, parameters.day("day", records.today()), IdSource.named());
  }
}
