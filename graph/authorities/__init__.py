"""Reading lists of formulations of others: one module per family of formats; `exports.FORMATS` names them."""
