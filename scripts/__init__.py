"""What ``make`` runs: one module per errand, nothing that the site itself imports."""
