//! Evidence as documents: SARIF, JUnit, OSCAL, CSV, PDF, charts.
