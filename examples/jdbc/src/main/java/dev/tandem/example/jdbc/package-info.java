/** A connector for either side over a relational database. */
@NullMarked
package dev.tandem.example.jdbc;

import org.jspecify.annotations.NullMarked;
