/** Amounts, currencies and exchange rates with declared rounding (FX rules, UND-24, UND-36). */
@NullMarked
package dev.tandem.projectops.money;

import org.jspecify.annotations.NullMarked;
