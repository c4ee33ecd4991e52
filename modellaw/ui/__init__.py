"""The pages of the front end; the only place, with app.py, that knows Streamlit."""
