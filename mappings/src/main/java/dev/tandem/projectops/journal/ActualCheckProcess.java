package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.ActualCheck;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.process.Chunks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The check of staged actuals: a row that was seen at least five minutes ago is compared with the
 * Dataverse side and found valid or invalid (JRN-22, JRN-23, SC-14g). An invalid row is judged
 * again with every run, so that a late actual heals it. The host runs the process every five
 * minutes. Immutable; safe for any thread.
 *
 * @param comparison compares with the other side
 */
public record ActualCheckProcess(ActualComparison comparison) implements FinanceProcess {
  private static final Duration SETTLED = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "check-actuals";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    List<UUID> waiting = new ArrayList<>();
    records.each(
        ActualStaging.CODEC,
        row -> {
          if (!row.journalized().orElse(false)) {
            row.importId().ifPresent(waiting::add);
          }
        });
    return Chunks.steps(waiting, records.groupSize(), chunk -> check(records, chunk));
  }

  private Effects check(Records records, List<UUID> ids) {
    String company = records.companyCode();
    Map<UUID, ActualCheck> known = new HashMap<>();
    records
        .findAll(
            ActualCheck.CODEC,
            ids.stream()
                .map(id -> ActualCheck.builder().company(company).actualId(id).build())
                .toList())
        .forEach(check -> check.actualId().ifPresent(id -> known.put(id, check)));
    List<ActualStaging> due = new ArrayList<>();
    List<Effects> made = new ArrayList<>();
    for (UUID id : ids) {
      ActualCheck check = known.get(id);
      if (check == null) {
        made.add(
            Effects.put(
                ActualCheck.CODEC,
                ActualCheck.builder()
                    .company(company)
                    .actualId(id)
                    .valid(false)
                    .reason("not compared yet")
                    .seenAt(records.now())
                    .build()));
      } else if (!check.valid().orElse(false) && settled(check, records.now())) {
        records
            .find(
                ActualStaging.CODEC, ActualStaging.builder().company(company).importId(id).build())
            .ifPresent(due::add);
      }
    }
    made.addAll(judged(due, known));
    return Effects.all(Effects.NONE, made);
  }

  private static boolean settled(ActualCheck check, Instant now) {
    return !check.seenAt().orElse(Instant.EPOCH).plus(SETTLED).isAfter(now);
  }

  private List<Effects> judged(List<ActualStaging> due, Map<UUID, ActualCheck> known) {
    List<Effects> made = new ArrayList<>();
    Map<UUID, String> wrong = due.isEmpty() ? Map.of() : comparison.differences(due);
    for (ActualStaging row : due) {
      UUID id = StagedActuals.id(row);
      String difference = wrong.get(id);
      ActualCheck before = known.get(id);
      if (before != null) {
        made.add(
            Effects.put(
                ActualCheck.CODEC,
                ActualCheck.builder()
                    .from(before)
                    .valid(difference == null)
                    .reason(Optional.ofNullable(difference))
                    .build()));
      }
    }
    return made;
  }
}
