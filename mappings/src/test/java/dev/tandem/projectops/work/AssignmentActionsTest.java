package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.DataverseSide.id;
import static dev.tandem.projectops.work.DataverseSide.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.ResourceAssignment;
import dev.tandem.projectops.entity.dataverse.TeamMember;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What assignments plan, by the prices that work has (EST-10, EST-11, EST-17). */
class AssignmentActionsTest {
  private static final String A = id("A-1").toString();

  private static DataverseSide side(BillingMethod method, boolean withRole) {
    DataverseSide side = DataverseSide.f0(method);
    TeamMember.Builder member =
        TeamMember.builder().id(id("M-1")).name("Developer 1").project(ref("msdyn_project", "P1"));
    if (withRole) {
      member.role(ref("bookableresourcecategory", "Developer"));
    }
    side.put(TeamMember.CODEC, member.build());
    side.put(
        ResourceAssignment.CODEC,
        ResourceAssignment.builder()
            .id(id("A-1"))
            .name("Design")
            .project(ref("msdyn_project", "P1"))
            .task(ref("msdyn_projecttask", "P1 T1"))
            .teamMember(ref("msdyn_projectteam", "M-1"))
            .effort(new BigDecimal("7"))
            .start(DataverseSide.DAY.atStartOfDay(ZoneOffset.UTC).toInstant())
            .build());
    return side;
  }

  private static String planned(DataverseSide side) {
    ResourceAssignment row = side.row(ResourceAssignment.CODEC, "A-1");
    return row.plannedCost().orElseThrow().toPlainString()
        + " "
        + row.plannedSales().orElseThrow().toPlainString();
  }

  @Test // EST-10, EST-11, ACT-11, SC-2 step 1
  void plansCostAndSalesFromTheListsOfItsRole() {
    DataverseSide side = side(BillingMethod.TIME_AND_MATERIAL, true);

    side.done("price-assignment", "assignment", A);

    assertThat(planned(side)).isEqualTo("700.00 1400.00");
  }

  @Test // EST-17: another quantity is another amount
  void plansAnewWhenTheEffortChanges() {
    DataverseSide side = side(BillingMethod.TIME_AND_MATERIAL, true);
    side.done("price-assignment", "assignment", A);
    ResourceAssignment row = side.row(ResourceAssignment.CODEC, "A-1");
    side.put(
        ResourceAssignment.CODEC,
        ResourceAssignment.builder().from(row).effort(new BigDecimal("2.5")).build());

    side.done("price-assignment", "assignment", A);

    assertThat(planned(side)).isEqualTo("250.00 500.00");
  }

  @Test // CL-9, UND-12: its milestones are billed
  void sellsNothingOnAFixedPrice() {
    DataverseSide side = side(BillingMethod.FIXED_PRICE, true);

    side.done("price-assignment", "assignment", A);

    assertThat(planned(side)).isEqualTo("700.00 0");
  }

  @Test // EST-11: no price is a price of 0
  void plansNothingWithoutARole() {
    DataverseSide side = side(BillingMethod.TIME_AND_MATERIAL, false);

    side.done("price-assignment", "assignment", A);

    assertThat(planned(side)).isEqualTo("0.00 0.00");
  }

  @Test
  void saysWhichAssignmentIsNotThere() {
    DataverseSide side = side(BillingMethod.TIME_AND_MATERIAL, true);

    assertThatThrownBy(() -> side.done("price-assignment", "assignment", "A-9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("resource assignment");
  }
}
