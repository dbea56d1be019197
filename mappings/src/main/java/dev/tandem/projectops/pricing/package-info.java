/** Which price a piece of work has: price lists and their search (ACT-11, ACT-12, ACT-14). */
@NullMarked
package dev.tandem.projectops.pricing;

import org.jspecify.annotations.NullMarked;
