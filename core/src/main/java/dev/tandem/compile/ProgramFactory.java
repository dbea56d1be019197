package dev.tandem.compile;

import dev.tandem.engine.ConversionOptions;
import dev.tandem.engine.RowProgram;
import dev.tandem.engine.plan.PathReader;
import dev.tandem.engine.plan.PathReader.Hop;
import dev.tandem.engine.plan.Planner;
import dev.tandem.engine.plan.Planner.CompanyPlace;
import dev.tandem.engine.plan.Planner.FieldSpec;
import dev.tandem.engine.plan.Planner.KeyPart;
import dev.tandem.engine.plan.Planner.PolymorphicTarget;
import dev.tandem.filter.Filter;
import dev.tandem.filter.FilterDialect;
import dev.tandem.map.Direction;
import dev.tandem.map.LookupPath;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a checked leg into the program of one direction. */
final class ProgramFactory {
  private final LegScope scope;
  private final Direction direction;
  private final @Nullable IntegrationKey key;
  private final Planner planner;

  /** Of pairs that share a finance field the first feeds it (VAL-1). */
  private final Set<Integer> fedFinanceSlots = new HashSet<>();

  ProgramFactory(
      LegScope scope,
      Direction direction,
      @Nullable IntegrationKey key,
      ConversionOptions options) {
    this.scope = scope;
    this.direction = direction;
    this.key = key;
    planner =
        new Planner(
            scope.map().name(),
            direction,
            scope.source(direction),
            scope.target(direction),
            options);
  }

  RowProgram program(FilterDialect dialect) {
    filter(dialect);
    company();
    key();
    if (direction == Direction.TO_FINANCE) {
      scope.pairs().stream().filter(this::travels).forEach(this::toFinance);
    } else {
      toDataverse();
    }
    return planner.build();
  }

  private boolean travels(Pair pair) {
    return pair.travels(direction);
  }

  private void filter(FilterDialect dialect) {
    String text = scope.leg().filter(direction).strip();
    if (!text.isEmpty()) {
      Filter filter = Filter.parse(direction.source(), text, dialect);
      planner.filter(filter.bind(scope.source(direction)), text, List.copyOf(filter.columns()));
    }
  }

  private void key() {
    Map<String, Integer> slots =
        direction == Direction.TO_FINANCE
            ? KeyRules.financeSlots(scope, key)
            : KeyRules.dataverseSlots(scope, key);
    if (!slots.isEmpty()) {
      planner.key(slots);
    }
  }

  private void company() {
    boolean required = CompanyRules.isCompanySpecific(scope);
    if (direction == Direction.TO_FINANCE && CompanyRules.mayHaveCompany(scope)) {
      List<CompanyPlace> places = companyPlaces();
      int to = scope.finance().slotOf(TableSchema.DATA_AREA_ID);
      planner.companyToFinance(places, to, String.join(", ", CompanyRules.paths(scope)), required);
    } else if (direction == Direction.TO_DATAVERSE) {
      companyToDataverse(required);
    }
  }

  private void companyToDataverse(boolean required) {
    Pair explicit = CompanyRules.explicit(scope);
    if (explicit != null && explicit.travels(direction) && explicit.financeSlot() >= 0) {
      planner.companyToDataverse(
          explicit.financeSlot(), -1, companyTable(), CompanyRules.CODE, required);
    } else if (CompanyRules.mayHaveCompany(scope)) {
      int from = scope.finance().slotOf(TableSchema.DATA_AREA_ID);
      String column = CompanyRules.ownColumn(scope.dataverse());
      int to = column == null ? -1 : scope.dataverse().slotOf(column);
      planner.companyToDataverse(from, to, companyTable(), CompanyRules.CODE, required);
    }
  }

  private String companyTable() {
    TableSchema table = scope.tables() == null ? null : scope.tables().table(CompanyRules.TABLE);
    return table == null ? CompanyRules.ENTITY_SET : table.name().name();
  }

  private List<CompanyPlace> companyPlaces() {
    List<CompanyPlace> places = new ArrayList<>();
    PathResolver paths = new PathResolver(scope.tables(), scope.leg(), scope.dataverse());
    for (String path : CompanyRules.paths(scope)) {
      LookupPath code = LookupPath.parse(path + "." + CompanyRules.CODE);
      int slot = code == null ? -1 : scope.dataverse().slotOf(code.column());
      if (code != null && slot >= 0) {
        List<Hop> hops = paths.ends(code, CompanyRules.ENTITY_SET).get(0).hops();
        places.add(new CompanyPlace(slot, PathReader.of(hops)));
      }
    }
    return places;
  }

  private void toFinance(Pair pair) {
    int to = pair.financeSlot();
    if (to < 0 || !fedFinanceSlots.add(to)) {
      return;
    }
    FieldType type = pair.financeType();
    if (pair.mapping().destinationField().isBlank()) {
      Transform.DefaultValue constant = pair.defaultValue();
      if (constant != null) {
        planner.constant(to, type, constant.literal());
      }
      return;
    }
    FieldSpec spec = spec(pair, pair.dataverseType(), type);
    if (pair.isPlain()) {
      planner.field(spec, pair.dataverseSlot(), to);
    } else if (pair.path() != null && pair.path().isPolymorphic()) {
      planner.readPolymorphic(spec, pair.dataverseSlot(), targets(pair), to);
    } else if (!pair.ends().isEmpty()) {
      planner.readLookup(spec, pair.dataverseSlot(), PathReader.of(pair.ends().get(0).hops()), to);
    }
  }

  private void toDataverse() {
    Map<Integer, List<Pair>> lookups = new LinkedHashMap<>();
    for (Pair pair : scope.pairs()) {
      if (!travels(pair) || pair.dataverseSlot() < 0) {
        continue;
      }
      if (pair.isPlain()) {
        plainToDataverse(pair);
      } else if (pair.path() != null && pair.path().isPolymorphic()) {
        FieldSpec spec = spec(pair, pair.financeType(), pair.dataverseType());
        planner.writePolymorphic(spec, pair.financeSlot(), targets(pair), pair.dataverseSlot());
      } else {
        lookups.computeIfAbsent(pair.dataverseSlot(), slot -> new ArrayList<>()).add(pair);
      }
    }
    lookups.forEach(this::lookupToDataverse);
  }

  private void plainToDataverse(Pair pair) {
    Transform.DefaultValue constant = pair.defaultValue();
    if (!pair.mapping().sourceField().isBlank()) {
      planner.field(
          spec(pair, pair.financeType(), pair.dataverseType()),
          pair.financeSlot(),
          pair.dataverseSlot());
    } else if (constant != null) {
      planner.constant(pair.dataverseSlot(), pair.dataverseType(), constant.literal());
    }
  }

  private void lookupToDataverse(int slot, List<Pair> group) {
    List<KeyPart> parts = new ArrayList<>();
    for (Pair pair : group) {
      String keyPath = pair.path() == null ? "" : pair.path().remainder();
      FieldSpec spec = spec(pair, pair.financeType(), pair.dataverseType());
      parts.add(new KeyPart(spec, pair.financeSlot(), keyPath));
    }
    PathEnd end = group.get(0).ends().get(0);
    planner.writeLookup(slot, end.table(), parts, impliedCompany(end.schema(), parts));
  }

  /** The company joins the key of a company-specific target unless it is mapped (LKP-7, LKP-9). */
  private @Nullable String impliedCompany(@Nullable TableSchema target, List<KeyPart> parts) {
    String column = CompanyRules.ownColumn(target);
    if (column == null || !CompanyRules.knowsCompany(scope, direction)) {
      return null;
    }
    String prefix = column + ".";
    boolean mapped =
        parts.stream()
            .anyMatch(part -> part.keyPath().regionMatches(true, 0, prefix, 0, prefix.length()));
    return mapped ? null : CompanyRules.codePath(target);
  }

  private List<PolymorphicTarget> targets(Pair pair) {
    List<PolymorphicTarget> targets = new ArrayList<>();
    for (PathEnd end : pair.ends()) {
      String company =
          CompanyRules.knowsCompany(scope, direction) ? CompanyRules.codePath(end.schema()) : null;
      targets.add(
          new PolymorphicTarget(end.table(), end.schema(), end.hops().get(0).column(), company));
    }
    return targets;
  }

  private FieldSpec spec(Pair pair, FieldType from, FieldType to) {
    String finance = pair.mapping().sourceField().strip();
    String dataverse = pair.mapping().destinationField().strip();
    String name = direction == Direction.TO_FINANCE ? dataverse : finance;
    String route =
        "map %s, leg %s, %s %s %s"
            .formatted(
                scope.map().name(),
                scope.leg().id(),
                direction == Direction.TO_FINANCE ? dataverse : finance,
                "to",
                direction == Direction.TO_FINANCE ? finance : dataverse);
    return new FieldSpec(name, route, from, to, pair.mapping().transforms());
  }
}
