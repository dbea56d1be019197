/** Laws and views over what finance has posted (section 14.3, REC). */
@NullMarked
package dev.tandem.projectops.reconcile;

import org.jspecify.annotations.NullMarked;
