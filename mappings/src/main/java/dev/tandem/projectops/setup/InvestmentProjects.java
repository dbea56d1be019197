package dev.tandem.projectops.setup;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.EstimateProject;
import dev.tandem.projectops.entity.finance.EstimateStage;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.process.Chunks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Gives each investment project a revenue recognition project of the same number (IP-1). Running it
 * again adds nothing. No state; safe for any thread.
 */
public final class InvestmentProjects implements FinanceProcess {

  /** The process. */
  public InvestmentProjects() {}

  @Override
  public String name() {
    return "investment-projects";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    List<String> projects = new ArrayList<>();
    records.each(
        ProjectAccount.CODEC,
        row -> {
          if (row.investment().orElse(false)) {
            row.projectId().ifPresent(projects::add);
          }
        });
    return Chunks.steps(projects, records.groupSize(), chunk -> made(records, chunk));
  }

  private static Effects made(Records records, List<String> projects) {
    List<Effects> made = new ArrayList<>();
    for (String project : projects) {
      EstimateProject key =
          EstimateProject.builder().company(records.companyCode()).estimateId(project).build();
      if (records.find(EstimateProject.CODEC, key).isEmpty()) {
        made.add(
            Effects.put(
                EstimateProject.CODEC,
                EstimateProject.builder()
                    .from(key)
                    .projectId(project)
                    .stage(EnumSymbol.of(EstimateStage.CREATED))
                    .periodCount(0)
                    .build()));
      }
    }
    return Effects.all(Effects.NONE, made);
  }
}
