/** Entities of the finance side: data entities by metadata name, enumerations by symbol. */
@EntityStyle
@NullMarked
package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.EntityStyle;
import org.jspecify.annotations.NullMarked;
