// The server alone judges: two judges could disagree, and one here would have to compile the schema, which the page's policy forbids.

export default {
  isValid: () => true,
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  rawValidation: () => ({ errors: [] }),
};
