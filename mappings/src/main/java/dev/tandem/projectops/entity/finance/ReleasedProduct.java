package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import java.math.BigDecimal;
import java.util.Optional;
import org.immutables.value.Value;

/** A product released in a legal entity (VI-9). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.FINANCE, name = "EcoResReleasedDistinctProductCDSEntity")
public interface ReleasedProduct extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<ReleasedProduct> CODEC = EntityCodec.of(ReleasedProduct.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Legal entity, part of the key. */
  @Column(value = "dataAreaId", length = 4)
  Optional<String> company();

  /** Number of the product, part of the key. */
  @Column(value = "PRODUCTNUMBER", length = 70)
  Optional<String> productNumber();

  /** Item number in the legal entity. */
  @Column(value = "ITEMNUMBER", length = 20)
  Optional<String> itemNumber();

  /** Name of the product. */
  @Column(value = "PRODUCTNAME", length = 60)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "PRODUCTDESCRIPTION", length = 1000)
  Optional<String> description();

  /** Item or service. */
  @Value.Default
  @Column("PRODUCTTYPE")
  default EnumSymbol<ItemType> itemType() {
    return EnumSymbol.none();
  }

  /** Whether it is kept in stock. */
  @Value.Default
  @Column("FIELDSERVICEPRODUCTTYPE")
  default EnumSymbol<StockType> stockType() {
    return EnumSymbol.none();
  }

  /** Whether it is a stocked product (STK rules). */
  @Column("ISSTOCKEDPRODUCT")
  Optional<Boolean> stocked();

  /** Sales unit. */
  @Column(value = "SALESUNITSYMBOL", length = 10)
  Optional<String> salesUnit();

  /** Decimals of quantities. */
  @Column("SALESUNITDECIMALPRECISION")
  Optional<Integer> precision();

  /** Cost per unit. */
  @Column("UNITCOST")
  Optional<BigDecimal> unitCost();

  /** Price per unit. */
  @Column("SALESPRICE")
  Optional<BigDecimal> salesPrice();

  /** Currency of cost and price. */
  @Column(value = "CURRENCYCODE", length = 3)
  Optional<String> currency();

  /** Whether it is weighed as well as counted. */
  @Column("ISCATCHWEIGHTPRODUCT")
  Optional<Boolean> catchWeight();

  /** Colour. */
  @Column(value = "PRODUCTCOLORID", length = 10)
  Optional<String> color();

  /** Size. */
  @Column(value = "PRODUCTSIZEID", length = 10)
  Optional<String> size();

  /** Style. */
  @Column(value = "PRODUCTSTYLEID", length = 10)
  Optional<String> style();

  /** Configuration. */
  @Column(value = "PRODUCTCONFIGURATIONID", length = 50)
  Optional<String> configuration();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableReleasedProduct.Builder {
    Builder() {}
  }
}
