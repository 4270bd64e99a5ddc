"""When it happened, as days where the text allows and as EDTF always."""
