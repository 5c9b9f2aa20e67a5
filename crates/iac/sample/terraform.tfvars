# SAMPLE values.
domain  = "shop.example.com"
on_call = "on-call@example.com"
