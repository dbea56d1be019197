package dev.tandem.projectops.setup;

import dev.tandem.projectops.entity.finance.CompanyRole;
import dev.tandem.projectops.entity.finance.RoleStaging;
import dev.tandem.projectops.process.Chunks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Makes one role for each legal entity in scope from each staged role (ROLE-1, ROLE-3). Running it
 * again creates what is missing, also for a legal entity that came later (UND-33, SC-12a).
 * Immutable; safe for any thread.
 *
 * @param scope codes of the legal entities of the environment (LE-4)
 */
public record RoleFanOut(List<String> scope) implements FinanceProcess {
  /** Copies the list. */
  public RoleFanOut {
    scope = List.copyOf(scope);
  }

  @Override
  public String name() {
    return "fan-out-roles";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    List<RoleStaging> roles = records.all(RoleStaging.CODEC);
    int most = records.groupSize() / Math.max(1, scope.size());
    return Chunks.steps(roles, most, chunk -> fanOut(records, chunk));
  }

  private Effects fanOut(Records records, List<RoleStaging> roles) {
    List<Effects> made = new ArrayList<>();
    for (RoleStaging role : roles) {
      for (String company : scope) {
        CompanyRole key = CompanyRole.builder().company(company).roleId(role.roleId()).build();
        CompanyRole now = records.find(CompanyRole.CODEC, key).orElse(key);
        CompanyRole wanted =
            CompanyRole.builder()
                .from(now)
                .description(role.description())
                .disabled(role.disabled())
                .defaultRole(now.defaultRole().orElse(false))
                .build();
        if (now.source().isEmpty() || !now.equals(wanted)) {
          made.add(Effects.put(CompanyRole.CODEC, wanted));
        }
      }
    }
    return Effects.all(Effects.NONE, made);
  }
}
