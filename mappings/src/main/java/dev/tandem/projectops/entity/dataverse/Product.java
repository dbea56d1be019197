package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.Column;
import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.Table;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/** A product, released in finance (VI-9). Immutable and safe for any thread. */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@Table(side = Side.DATAVERSE, name = "products")
public interface Product extends Entity {

  /** Reads and writes rows of the table. */
  EntityCodec<Product> CODEC = EntityCodec.of(Product.class);

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Id of the row. */
  @Column("productid")
  Optional<UUID> id();

  /** Number that the sales application uses. */
  @Column(value = "productnumber", length = 100)
  Optional<String> productId();

  /** Name of the product. */
  @Column(value = "name", length = 100)
  Optional<String> name();

  /** Description for people. */
  @Column(value = "description", length = 2000)
  Optional<String> description();

  /** Product number of finance. */
  @Column(value = "msdyn_productnumber", length = 100)
  Optional<String> number();

  /** Item number in the company. */
  @Column(value = "msdyn_itemnumber", length = 100)
  Optional<String> itemNumber();

  /** Company that released the product. */
  @Column("msdyn_company")
  Optional<Reference> company();

  /** Whether it is kept in stock. */
  @Value.Default
  @Column("msdyn_fieldserviceproducttype")
  default Choice<ProductType> productType() {
    return Choice.none();
  }

  /** Whether it is a stocked product (STK rules). */
  @Column("msdyn_isstockedproduct")
  Optional<Boolean> stocked();

  /** Unit unless said. */
  @Column("defaultuomid")
  Optional<Reference> defaultUnit();

  /** Cost per unit. */
  @Column("currentcost")
  Optional<BigDecimal> cost();

  /** Price per unit. */
  @Column("price")
  Optional<BigDecimal> price();

  /** Decimals of quantities. */
  @Column("quantitydecimal")
  Optional<Integer> precision();

  /** Currency of cost and price. */
  @Column("transactioncurrencyid")
  Optional<Reference> currency();

  /** Whether it is weighed as well as counted. */
  @Column("msdyn_iscatchweight")
  Optional<Boolean> catchWeight();

  /** Colour. */
  @Column("msdyn_productcolor")
  Optional<Reference> color();

  /** Size. */
  @Column("msdyn_productsize")
  Optional<Reference> size();

  /** Style. */
  @Column("msdyn_productstyle")
  Optional<Reference> style();

  /** Configuration. */
  @Column("msdyn_productconfiguration")
  Optional<Reference> configuration();

  /** Type in the sales application, as an option number. */
  @Column("producttypecode")
  Optional<ChoiceValue> salesType();

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableProduct.Builder {
    Builder() {}
  }
}
